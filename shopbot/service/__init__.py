"""The shop as a service of a server: where everything is, the units, copies of the program, what systemd hears."""

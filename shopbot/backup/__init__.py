"""How a shop outlives its server: backups that are proved, restores that sell nothing twice, the keys to both."""

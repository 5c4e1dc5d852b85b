"""What all tests share: the trouble switch of `shopbot.testing.trouble`, and a list of shops to close."""

pytest_plugins = ["shopbot.testing.trouble"]

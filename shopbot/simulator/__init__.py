"""A pretend Telegram: a strict Bot API server over HTTP, a driver for tests and a chat page.

It knows only the Bot API and nothing of the shop. `server.Simulator` runs it, `driver.Driver` and `driver.Phone` use
it. README.md beside this file has the driver's paths.
"""

"""The HTTP door: shut unless `[web] port` is set. It reads; whatever changes the shop goes through the inbox."""

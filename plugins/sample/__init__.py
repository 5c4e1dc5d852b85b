"""A shop to look at: eighteen invented products with pictures, loaded and removed by one tap each."""

from plugins.sample import screens
from plugins.sample.declare import plugin

__all__ = ["plugin", "screens"]

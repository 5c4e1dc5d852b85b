"""A shop inside a Telegram chat: goods, money and buyers in one process and one encrypted file."""

__version__ = "0.1.0"

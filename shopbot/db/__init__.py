"""How the shop is kept: one encrypted SQLite file, one thread that writes it (the clerk), any number that read.

Only this room imports the database binding. It knows tables and transactions, not goods, money or Telegram.
"""

"""What a shop is: the rules of goods and money. Knows no Telegram, no plugin and no HTTP."""

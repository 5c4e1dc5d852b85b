"""Telegram: what comes in is stored before it is acknowledged, what goes out is paced, repeated and never overtaken.

The only room that imports telebot.
"""

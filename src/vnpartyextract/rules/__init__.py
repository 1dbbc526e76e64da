"""The rules as data: reads patterns/, refuses what is wrong with it, and hands it on as plain values."""

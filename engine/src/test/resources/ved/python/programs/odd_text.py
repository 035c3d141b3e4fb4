# -*- coding: utf-8 -*-
"""Odd	text; größe is its own name."""
größe = 1
def länge(größe, 名前="x"):
	if größe:
		return f"{größe=} {名前!r:>{größe + 3}} 🚀"  # größe
	return \
		名前

print("🚀", länge(2), länge(0, 名前="y")); 𐌰𐌱 = 3
print(𐌰𐌱, größe)
values = [1, 3, 5]
insort(values, 4, key=None)
print(values, bisect_left(values, 3), bisect_right(values, x=3, lo=1), bisect(values, 9))

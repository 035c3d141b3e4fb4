def broken(:
    return 1

for in range(3):
    print("x"

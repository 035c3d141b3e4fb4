half = Fraction(1, 2)
print(half + Fraction(numerator=1, denominator=3), half**-2, Fraction("0.125"), half == 0.5)
print(Fraction.from_float(0.75), half.limit_denominator(max_denominator=10), -half // 3, half % 3)
print(f"{half:.3f} {half:>8} {Fraction(7, 3):+}", half.as_integer_ratio(), hash(half))
try:
    Fraction(1, 0)
except ZeroDivisionError as problem:
    print(problem)

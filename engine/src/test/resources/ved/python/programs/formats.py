width = 12
precision = 2
ratio = 2 / 3
names_of_all = {"k": [1, 2]}


class Shown:
    label = "L"

    def __format__(self, spec):
        return f"<{self.label}{spec!s:>4}>"


shown = Shown()
print(f"{ratio:{width}.{precision}f}|{ratio=}|{ratio = :.1f}|{shown:zz}|{shown.label!r:>{width}}")
print(f"{names_of_all["k"][0]}{{ratio}} {f'{width + 1}{f"{ratio:.1f}"}'}")
print(f'''{
    width  # the width
    + precision
}''')
print(rf"\d{width}\n", fr'{ratio:.0f}', f"{(lambda width: width + 1)(2)}", f"{width!r}")
print("%(ratio).2f %(width)d" % {"ratio": ratio, "width": width})
print("{ratio:.1f} {0.label}".format(shown, ratio=ratio))
template = t"{ratio:.2f} and {width}"
print([(part.value, part.format_spec) for part in template.interpolations], template.strings)
print(f"{width:>{precision}}" f"{precision}" "plain" f"{[width for width in (1, 2)]}")

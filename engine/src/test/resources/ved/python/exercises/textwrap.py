sample = "Hello there -- you goof-ball, use the -b option! \t " * 3
print(fill(sample, width=30, initial_indent="> ", subsequent_indent="  "))
print(wrap(sample, 25, max_lines=2, placeholder="…", fix_sentence_endings=True))
print(shorten(sample, width=40), dedent("   a\n    b\n").splitlines())
print(indent("a\n\nb", "+ ", predicate=lambda line: True))
wrapper = TextWrapper(width=12, break_on_hyphens=False, tabsize=2)
wrapper.width += 1
print(wrapper.wrap(text=sample))

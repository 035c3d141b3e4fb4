matcher = SequenceMatcher(isjunk=None, a="abcd", b="bcde", autojunk=False)
print(round(matcher.ratio(), 3), matcher.get_opcodes(), matcher.find_longest_match(alo=0))
print(list(unified_diff(["a\n"], ["b\n"], fromfile="x", tofile="y", n=1)))
print(get_close_matches("appel", ["ape", "apple"], n=1, cutoff=0.5), list(ndiff(["one"], ["ore"])))

config = ConfigParser(defaults={"base": "/x"}, interpolation=ExtendedInterpolation())
config.read_string("[one]\npath = ${base}/y\nnumber: 3\n; note\n[two]\nflag = yes\n", source="text")
print(config.sections(), config["one"]["path"], config.getint("one", "number", fallback=1))
print(config.getboolean("two", "flag"), config.has_option("two", "no"), config.get("two", "no", fallback=None))
try:
    config.read_string("[one]\n[one]\n")
except DuplicateSectionError as problem:
    print(problem.section, problem.lineno)

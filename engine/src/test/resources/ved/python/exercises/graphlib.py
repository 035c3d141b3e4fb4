sorter = TopologicalSorter(graph={"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
sorter.add("e", "d")
sorter.prepare()
while sorter.is_active():
    ready = sorter.get_ready()
    print(sorted(ready))
    sorter.done(*ready)
try:
    list(TopologicalSorter({"a": "b", "b": "a"}).static_order())
except CycleError as cycle:
    print(cycle.args[1])

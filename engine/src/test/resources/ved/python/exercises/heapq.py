heap = [5, 3, 8, 1]
heapify(heap)
heappush(heap, 2)
print(heappop(heap), heappushpop(heap, 0), heapreplace(heap, 9), heap)
print(nlargest(2, heap, key=lambda item: -item), nsmallest(n=2, iterable=heap))
print(list(merge([1, 4], [2, 3], key=None, reverse=False)), list(merge([4, 1], [3], reverse=True)))

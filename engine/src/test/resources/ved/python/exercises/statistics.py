data = [1, 2, 2, 3.5, 7, 7, 7]
print(mean(data), fmean(data, weights=data), median(data), mode(data), multimode([1, 1, 2, 2]))
print(quantiles(data, n=4, method="inclusive"), round(pstdev(data), 6), variance(data, xbar=4))
print(linear_regression([1, 2, 3], [2, 4, 7], proportional=False))
normal = NormalDist(mu=10, sigma=2)
print(normal + 3, round(normal.cdf(11), 6), normal.mean, normal.zscore(x=12), hash(normal) != 0)
print(correlation([1, 2, 3], [3, 1, 2]), geometric_mean([2, 8]), harmonic_mean([40, 60]))
try:
    mean([])
except StatisticsError as problem:
    print(problem)

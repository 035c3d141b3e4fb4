network = ip_network("192.0.2.0/29", strict=True)
print([str(host) for host in network.hosts()][:2], network.netmask, ip_address("::1").is_loopback)
print(list(network.subnets(prefixlen_diff=1)), ip_address("10.0.0.1") in network, network.num_addresses)
print(IPv6Address("2001:db8::1").exploded, collapse_addresses([network, network]).__next__())
try:
    ip_address("1.2.3")
except ValueError as problem:
    print(problem)

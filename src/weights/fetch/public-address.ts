import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks outside the public internet: this machine, private, link-local, shared, documentation, multicast. */
const IPV4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const IPV6: readonly (readonly [network: string, bits: number])[] = [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

/** IPv6 networks whose last 32 bits are an IPv4 address: mapped (RFC 4291) and translated (RFC 6052). */
const EMBEDDING = ['::ffff:', '64:ff9b::'];

/** The same networks in Node's class for lookups; created for the first address. */
let special: BlockList | undefined;

function listed(): BlockList {
  const list = new BlockList();
  for (const [network, bits] of IPV4) {
    list.addSubnet(network, bits, 'ipv4');
    for (const prefix of EMBEDDING) list.addSubnet(prefix + network, 96 + bits, 'ipv6');
  }
  for (const [network, bits] of IPV6) list.addSubnet(network, bits, 'ipv6');
  return list;
}

/**
 * Whether an IP address is public, according to the registries of special-purpose addresses (RFC 6890). An IPv4
 * address written as IPv6 is treated as IPv4.
 */
export function isPublic(address: string): boolean {
  special ??= listed();
  const plain = address.replace(/%.*$/, '');
  if (isIPv4(plain)) return !special.check(plain, 'ipv4');
  return isIPv6(plain) && !special.check(plain, 'ipv6');
}

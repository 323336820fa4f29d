"""XXH64 with seed 0, as src/base/hash.h has it: for the scripts that draw sentences."""

P1, P2, P3, P4, P5 = (0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9,
                      0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5)
ALL = (1 << 64) - 1


def rotated(x, n):
    return (x << n | x >> (64 - n)) & ALL


def mixed(lane, word):
    return rotated(lane + word * P2 & ALL, 31) * P1 & ALL


def xxh64(data):
    """XXH64 with seed 0, as src/base/hash.h has it."""
    at, n = 0, len(data)
    word = lambda size: int.from_bytes(data[at:at + size], "little")
    if n >= 32:
        lanes = [P1 + P2 & ALL, P2, 0, -P1 & ALL]
        while at + 32 <= n:
            for k in range(4):
                lanes[k] = mixed(lanes[k], word(8))
                at += 8
        h = sum(rotated(lane, r) for lane, r in zip(lanes, (1, 7, 12, 18))) & ALL
        for lane in lanes:
            h = ((h ^ mixed(0, lane)) * P1 + P4) & ALL
    else:
        h = P5
    h = h + n & ALL
    while at + 8 <= n:
        h = (rotated(h ^ mixed(0, word(8)), 27) * P1 + P4) & ALL
        at += 8
    if at + 4 <= n:
        h = (rotated(h ^ word(4) * P1 & ALL, 23) * P2 + P3) & ALL
        at += 4
    for byte in data[at:]:
        h = rotated(h ^ byte * P5 & ALL, 11) * P1 & ALL
    h = (h ^ h >> 33) * P2 & ALL
    h = (h ^ h >> 29) * P3 & ALL
    return h ^ h >> 32

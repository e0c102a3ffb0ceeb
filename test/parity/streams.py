"""Golden numbers of the named streams, by a second implementation in numpy."""

from golden import write
from philox import mask, normal, uniform, words


def main():
    names = [[0], [7, "au", 3, "blocks.11"], [1.5, "a name longer than eight bytes", 2**40], [-1, "Ä", ""]]
    write("random/stream", [{
        "name": name,
        "words": words(9, *name).tolist(),
        "uniform": uniform(9, *name).tolist(),
        "normal": normal(9, *name).tolist(),
        "half": mask((2, 9), 0.5, *name).reshape(-1).tolist(),
        "third": mask((2, 9), 0.3, *name).reshape(-1).tolist(),
    } for name in names])


if __name__ == "__main__":
    main()

"""One file in some shape of its own, and what came of it in short."""


def read(folder, text, name="posts_yaml"):
    """Load one file that is met in a folder, and return its plan."""
    folder.write(**{name: text})
    return folder.load(".")


def told(plan):
    """Return what a plan holds, in short."""
    return [
        (post.text, post.accounts, str(post.when.value.date) if post.when else None, post.status)
        for post in plan.posts
    ]


def reader_of(plan):
    (file,) = plan.files
    return file.reader

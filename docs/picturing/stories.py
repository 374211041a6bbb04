"""The stories that the pictures show, in an order in which each finds what it needs."""

from docs.picturing import checking, correcting, deciding, reading, taking_in
from docs.picturing.camera import take
from docs.picturing.people import NARROW, Door


def tell(door: Door) -> None:
    """Let people in, have them work for a day, and take the pictures on the way."""
    admin = door.invite()
    admin.goto("/people/")
    take(admin, "people", height=620)
    entrance = door.window()
    entrance.goto("/sign-in/")
    take(entrance, "sign-in", height=460)

    nora, ruth, imran = (door.enter(name) for name in ("nora", "ruth", "imran"))
    taking_in.tell(nora)
    reading.tell(nora)
    reading.on_a_phone(door.enter("nora", NARROW))
    checking.tell(nora, ruth)
    deciding.tell(ruth, imran, admin)
    correcting.tell(ruth)
    nora.goto("/")
    take(nora, "home")

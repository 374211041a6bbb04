"""Who is in the pictures, and how they come in: invited by the administrator, as anybody is."""

from playwright.sync_api import Browser, Page

WIDE, NARROW = {"width": 1200, "height": 800}, {"width": 390, "height": 800}
WORDS = "harbour-lantern-52"  # their password, on a site that is gone when the pictures are taken
CAST = {
    "nora": ("Nora Quist", "journalist"),
    "ruth": ("Ruth Adeyemi", "editor"),
    "imran": ("Imran Sadiq", "editor"),
}


class Door:
    """Opens windows of a site for the people of the cast."""

    def __init__(self, browser: Browser, address: str, password: str):
        self.browser, self.address, self.password = browser, address, password

    def window(self, size: dict[str, int] = WIDE) -> Page:
        """A window in which nobody is signed in; its pages are named by their path alone."""
        context = self.browser.new_context(viewport=size, base_url=self.address, color_scheme="light", locale="en-GB")
        context.set_default_timeout(120_000)  # milliseconds; the machine may be busy
        page = context.new_page()
        page.goto("/")
        return page

    def enter(self, name: str, size: dict[str, int] = WIDE) -> Page:
        """A window in which `name` has signed in."""
        page = self.window(size)
        sign_in(page, name, self.password if name == "admin" else WORDS)
        return page

    def invite(self) -> Page:
        """Let the cast in, and return the administrator's window."""
        page = self.enter("admin")
        for name, (full_name, role) in CAST.items():
            page.goto("/people/")
            page.locator("#id_username").fill(name)
            page.locator("#id_name").fill(full_name)
            page.locator("#id_role").select_option(role)
            page.get_by_role("button", name="Invite").click()
            self._accept(page.locator("#link").inner_text())
        return page

    def _accept(self, link: str) -> None:
        page = self.window()
        page.goto(link)
        for field in page.locator("input[type=password]").all():
            field.fill(WORDS)
        page.locator("main button").click()
        page.context.close()


def sign_in(page: Page, name: str, password: str) -> None:
    """Fill in the page for signing in, and wait until one is."""
    page.goto("/sign-in/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()

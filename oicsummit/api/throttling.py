"""How many requests a token, an account or an address may make."""

from rest_framework.request import Request
from rest_framework.settings import api_settings
from rest_framework.throttling import BaseThrottle

from oicsummit import rates


class Throttle(BaseThrottle):
    """Counts within fixed windows, and tells in each answer how much is left."""

    def allow_request(self, request: Request, view: object) -> bool:
        kind, who = self._who(request)
        self.so_far = rates.count(of=f"api-throttle:{kind}:{who}", rate=api_settings.DEFAULT_THROTTLE_RATES[kind])
        return not self.so_far.is_over

    def wait(self) -> float:
        """Seconds until the next window."""
        return self.so_far.seconds_left

    def headers(self) -> dict[str, str]:
        return {
            "RateLimit-Limit": str(self.so_far.limit),
            "RateLimit-Remaining": str(max(0, self.so_far.limit - self.so_far.used)),
            "RateLimit-Reset": str(self.so_far.seconds_left),
        }

    def _who(self, request: Request) -> tuple[str, str]:
        if digest := getattr(request.auth, "digest", ""):
            return "user", f"token-{digest[:32]}"
        if request.user.is_authenticated:
            return "user", f"account-{request.user.pk}"
        return "anon", rates.address(request).replace(" ", "")[:200]

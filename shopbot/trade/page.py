"""One page of a list, and how long the list is."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """`items` of a list that has `total` of them."""

    items: tuple[T, ...]
    total: int

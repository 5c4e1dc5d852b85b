"""How plugins live: the contract, admission, dispatch, menus and schedules."""

"""How plugins live: the contract, admission, dispatch, menus, words and schedules."""

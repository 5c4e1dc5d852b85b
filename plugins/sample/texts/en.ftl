sample = Sample shop
btn-sample = 🎪 Sample shop
btn-load = 🎪 Load sample shop
btn-remove = 🗑 Remove sample shop
about = Eighteen invented products in five categories, with pictures and codes that open nothing: variants, an account, a file, a service and seats to choose are among them. Good for trying things out.
about-load = Load them with one tap; another tap takes them away again.
about-remove = They are loaded. Removing takes away only what the sample brought; what was sold stays with its buyers.
loaded = { $products ->
    [one] One product is on the shelf again.
   *[other] { $products } products with { $units } codes are on the shelves.
}
removed = { $products ->
    [one] One sample product was removed.
   *[other] { $products } sample products were removed.
}

## What this plugin is called, and its settings

plugin-called = Sample shop
plugin-does = A shop to look at: eighteen invented products with pictures, loaded and removed by one tap each.

sample = 示例商店
btn-sample = 🎪 示例商店
btn-load = 🎪 加载示例商店
btn-remove = 🗑 移除示例商店
about = 五个分类里的十八件虚构商品，带图片，兑换码不对应任何实物；其中有多规格商品、账号、文件、服务和可选座位，适合用来试用。
about-load = 点一下即可加载，再点一下即可移除。
about-remove = 示例已加载。移除时只会拿走示例带来的内容；已售出的仍归买家所有。
loaded = { $products ->
   *[other] { $products } 件商品、{ $units } 个兑换码已上架。
}
removed = { $products ->
   *[other] 已移除 { $products } 件示例商品。
}

## 本插件的名称与设置

plugin-called = 示例店铺
plugin-does = 供参观的店铺：十八件带图的虚构商品，一键载入，一键移除。

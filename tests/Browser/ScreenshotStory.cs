using ShopifySync.Testing;

namespace ShopifySync.Browser;

/// <summary>What has happened before the pictures are taken: each kind of change, a conflict, a push with trouble.</summary>
internal sealed record ScreenshotStory(string PullBatch, string PushBatch)
{
    public const string Updated = "Harbour Rain Parka, Waxed Organic Cotton";
    public const string Created = "Lighthouse Wool Beanie";
    public const string Disputed = "Breakwater Canvas Tote, Large";
    public const string Overtaken = "Mooring Rope Belt";
    public const string Refused = "Saltmarsh Linen Shirt, Relaxed Fit";
    public const string Outgoing = "Tideline Enamel Mug, Deep Blue";

    public static async Task<ScreenshotStory> Happen(Desk desk)
    {
        var products = (await desk.StoreProducts()).GetRange(20, 5);
        string[] names = ["Harbour Rain Jacket, Waxed Cotton", "Breakwater Canvas Tote", Overtaken, "Saltmarsh Linen Shirt", "Tideline Enamel Mug, Blue"];
        foreach (var (product, name) in products.Zip(names))
            await desk.UpdateProduct(new { id = product.Id, title = name, tags = new[] { "outdoor", "rain", "unisex" } });
        await desk.Pull("Full");
        await desk.ApproveAll("inbound");

        await desk.EditProduct(names[1], _ => new { title = Disputed });
        await desk.UpdateProduct(new { id = products[1].Id, title = "Breakwater Canvas Tote XL" });
        await desk.UpdateProduct(
            new { id = products[0].Id, title = Updated, tags = new[] { "outdoor", "rain", "new-season", "organic" } },
            [new { originalSource = "https://images.example.com/harbour-parka-navy.jpg", mediaContentType = "IMAGE", alt = "The parka in navy" }]);
        await desk.SetPrice(products[0], "189.00");
        await desk.Merchant("mutation { productCreate(product: { title: \"Lighthouse Wool Beanie\", vendor: \"North Harbour\", productType: \"Hats\", tags: [\"wool\"], descriptionHtml: \"<p>Knitted from <strong>merino</strong>.</p>\" }) { userErrors { message } } }");
        await desk.Emulator.Edit(Desk.Shop, edits: 10, seed: 3);
        var pull = await desk.Begin("pull", new { mode = "Incremental" });
        await desk.Ended(pull);

        var push = await PushWithTrouble(desk, products);
        await desk.EditProduct(names[4], _ => new { title = Outgoing, vendor = "Tideline Works" });
        await desk.ApproveAll("outbound", Outgoing);
        return new ScreenshotStory(pull, push);
    }

    /// <summary>One change is overtaken by the merchant after its approval, another is refused by the store.</summary>
    private static async Task<string> PushWithTrouble(Desk desk, List<StoreProduct> products)
    {
        await desk.EditProduct(Overtaken, product => new { variants = new[] { new { key = (string)product["variants"]![0]!["key"]!, price = 24.5m } } });
        await desk.EditProduct("Saltmarsh Linen Shirt", _ => new { title = Refused });
        await desk.ApproveAll("outbound");
        await desk.SetPrice(products[2], "31.00");
        await desk.Emulator.Faults(Desk.Shop, new EmulatorFault("user-error") { Match = "productUpdate", Message = "Title is too long for this theme", Code = "INVALID" });
        var push = await desk.Begin("push", new { });
        await desk.Ended(push);
        await desk.Emulator.Faults(Desk.Shop);
        return push;
    }
}

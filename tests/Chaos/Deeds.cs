using System.Globalization;
using System.Text.Json.Nodes;

namespace ShopifySync.Chaos;

/// <summary>What the crash points and the faults set going on a filled stage, and how it is brought to its end.</summary>
internal sealed class Deeds(Stage stage)
{
    /// <summary>A push may send changes back to people; one that does so for ever goes round in circles.</summary>
    private const int MostRounds = 10;

    private int _values;
    private int _product;
    private Task? _pending;

    public Stage Stage { get; } = stage;

    private PatientApi Api => Stage.Api;

    public static Task Nothing(Deeds deeds) => Task.CompletedTask;

    public Task Pull() => Post("/api/sync/shopify/pull", new { storeId = Stage.StoreId, mode = "full" });

    public Task BulkPull() => Post("/api/sync/shopify/pull", new { storeId = Stage.StoreId, mode = "full", route = "bulk" });

    public async Task PullNamed()
    {
        var ids = (await Witness.ProductIds(Stage)).Take(3);
        await Post("/api/sync/shopify/pull", new { storeId = Stage.StoreId, mode = "selective", filter = new { ids } });
    }

    public Task Push() => Post("/api/sync/shopify/push", new { storeId = Stage.StoreId, route = "single" });

    public Task BulkPush() => Post("/api/sync/shopify/push", new { storeId = Stage.StoreId, route = "bulk" });

    /// <summary>Edits of two products, approved.</summary>
    public async Task ApprovedEdits(string kind)
    {
        await Edits(kind);
        await Stage.ApproveAll("outbound");
    }

    public async Task Edits(string kind)
    {
        for (var count = 0; count < 2; count++)
            await Edit(kind);
    }

    public async Task Edit(string kind)
    {
        var product = await Next();
        var path = kind == "price" ? $"variants[{Witness.Text(product["variants"]![0]!, "key")}].price" : kind;
        var value = kind == "price" ? (80_000 + ++_values + 0.17m).ToString("0.00", CultureInfo.InvariantCulture) : $"{kind} point {++_values}";
        object sent = kind == "price" ? decimal.Parse(value, CultureInfo.InvariantCulture) : value;
        var answer = await Api.Once(HttpMethod.Put, $"/api/products/{Witness.Text(product, "id")}", new { fields = new[] { new { path, value = sent } } }, ifMatch: (int)product["version"]!);
        if (answer is { IsGood: true })
            Stage.Edits.Add(new LocalEdit(value, Witness.Text(product, "id"), (string?)product["stores"]![0]!["remoteId"], path));
    }

    public async Task ApprovedNewProduct()
    {
        var title = $"Made at a point {++_values}";
        var made = await Api.Post("/api/products", new { title, vendor = "Chaos" });
        Stage.Edits.Add(new LocalEdit(title, Witness.Text(made!, "id"), null, "title"));
        await Api.Post($"/api/products/{Witness.Text(made!, "id")}/offer", new { storeId = Stage.StoreId });
        await Stage.ApproveAll("outbound");
    }

    public async Task Approve()
    {
        foreach (var row in await Api.All("/api/sync/staged?status=waiting&direction=outbound"))
            await Stage.Decide(Witness.Text(row, "id"), "approve");
    }

    /// <summary>The merchant edits, and each edit is told by a webhook.</summary>
    public async Task MerchantEdits() => await Stage.Emulator.Edit(Stage.Shop, edits: 5, seed: ++_values);

    /// <summary>What the merchant edited is read, approved and waits for its release.</summary>
    public async Task ApprovedFromTheStore()
    {
        await MerchantEdits();
        await Stage.Pull();
        await Resolve();
        await Stage.ApproveAll("inbound");
    }

    /// <summary>A request that is sent and not waited for: the server dies under it.</summary>
    public Task Unanswered(Func<Task> deed)
    {
        _pending = deed();
        return Task.CompletedTask;
    }

    /// <summary>Everything that was set going ends; what was approved and not sent is sent.</summary>
    public async Task End()
    {
        if (_pending is not null)
            await _pending;
        _pending = null;
        await Stage.Emulator.Control(Stage.Shop, "tick", new { advanceMs = 600_000 });
        await Stage.NoJobs();
        await Stage.Push();
        await Quiet();
    }

    /// <summary>The end of a sweep over one server: it settles, and both sides agree; tells what it saw.</summary>
    public async Task<bool> EndInAgreement(DatabaseKind database)
    {
        await Settle();
        var last = new PointResult("both sides agree at the end", database, Invariants.Violations(await Witness.Look(Stage)), TimeSpan.Zero);
        Report.Tell(last, Stage.Server.Log);
        return last.Violations.Count == 0;
    }

    /// <summary>Both sides agree on everything.</summary>
    public async Task Settle()
    {
        await Stage.Pull();
        await Quiet();
        await Resolve();
        await Stage.ApproveAll("inbound");
        await Stage.Settled();
        for (var round = 1; await Stage.ApproveAll("outbound") > 0; round++)
        {
            await Stage.Push();
            if (round == MostRounds)
                throw new TrialException($"approved and pushed {round} times, and still there waits: {string.Join(' ', (await Api.All("/api/sync/staged?status=waiting&direction=outbound")).Take(3).Select(c => c.ToJsonString()))}");
        }

        await Stage.Emulator.Control(Stage.Shop, "tick", new { advanceMs = 1_000 });
        await Quiet();
        await Stage.Pull();
        await Quiet();
    }

    public Task Quiet() => PatientApi.Until(() => Api.All("/api/webhooks/deliveries?state=waiting"), left => left.Count == 0, "deliveries are dealt with");

    private async Task Resolve()
    {
        foreach (var conflict in await Api.All("/api/sync/conflicts?status=open"))
            await Api.Post($"/api/sync/conflicts/{Witness.Text(conflict, "id")}/resolve", new { resolution = "remote" });
    }

    private async Task<JsonNode> Next()
    {
        var rows = await Api.All("/api/products");
        return await Api.Get($"/api/products/{Witness.Text(rows[_product++ % rows.Count], "id")}");
    }

    private async Task Post(string path, object body) => await Api.Once(HttpMethod.Post, path, body);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ShopifySync.Acceptance;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

/// <summary>Gathers what the emulator and the server know at the end of a trial.</summary>
internal static class Witness
{
    /// <summary>Values of an object that follow from others.</summary>
    private static readonly HashSet<string> Derived = ["updatedAt", "createdAt", "publishedAt"];

    public static async Task<History> Look(Stage stage)
    {
        var api = stage.Api;
        var (inStore, inCatalogue) = (await Store(stage), await Catalogue(api));
        return new History
        {
            Edits = stage.Edits,
            Decisions = stage.Decisions,
            Writes = [.. (await stage.Emulator.Ledger(stage.Shop)).Where(IsAboutProducts).Select(Write)],
            Changes = await Changes(stage),
            Batches = [.. (await api.All("/api/sync/batches")).Select(Batch)],
            WebhooksSent = [.. (await stage.Emulator.Webhooks(stage.Shop)).Select(w => new WebhookTry(w.WebhookId, w.Topic, w.Outcome == "delivered", w.Faults.Contains("webhook-bad-hmac")))],
            Deliveries = [.. (await DeliveriesAtRest(api)).Select(d => new DeliverySeen(Text(d, "webhookId"), Text(d, "state"), (string?)d["error"]))],
            InStore = inStore,
            InCatalogue = inCatalogue,
            StillWaiting = [.. (await api.All("/api/sync/staged?status=waiting")).Select(c => $"{Text(c, "direction")} {Text(c, "kind")} of {Text(c, "title")}"),
                .. (await api.All("/api/sync/conflicts?status=open")).Select(c => $"a conflict about {Text(c, "field")} of {Text(c, "productTitle")}")],
            LeftOver = await LeftOver(api),
            DatabaseDamage = await DatabaseCheck.Damage(stage.Server),
        };
    }

    /// <summary>A value as text: money with two places, as the emulator and the driver write it.</summary>
    public static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => v.GetValue<decimal>().ToString("0.00", CultureInfo.InvariantCulture),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => v.GetValue<string>(),
        _ => value.ToJsonString(),
    };

    public static string Text(JsonNode node, string name) => (string)node[name]!;

    /// <summary>Asked as the merchant: the app's tokens may have been ended by the trial.</summary>
    public static async Task<IReadOnlyList<string>> ProductIds(Stage stage)
    {
        const string Query = "query Ids($after: String) { products(first: 250, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }";
        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await stage.Emulator.Edit(stage.Shop, Query, new { after = cursor }))["data"]!["products"]!;
            ids.AddRange(page["nodes"]!.AsArray().Select(n => Text(n!, "id")));
            cursor = (bool)page["pageInfo"]!["hasNextPage"]! ? (string?)page["pageInfo"]!["endCursor"] : null;
        }
        while (cursor is not null);
        return ids;
    }

    private static async Task<IReadOnlyList<ProductSeen>> Store(Stage stage)
    {
        var seen = new List<ProductSeen>();
        foreach (var part in (await ProductIds(stage)).Chunk(50))
            seen.AddRange((await stage.Emulator.State(stage.Shop, part)).Select(p => new ProductSeen(Text(p!, "id"), Trimmed(ProductFacts.OfStore(p!)))));
        return seen;
    }

    /// <summary>Space around a text is none of its value: the canonical form has none.</summary>
    private static Dictionary<string, string?> Trimmed(SortedDictionary<string, string?> facts) => facts.ToDictionary(f => f.Key, f => f.Value?.Trim() is { Length: > 0 } text ? text : null);

    private static async Task<IReadOnlyList<ProductSeen>> Catalogue(PatientApi api)
    {
        var seen = new List<ProductSeen>();
        foreach (var row in await api.All("/api/products"))
        {
            var product = await api.Get($"/api/products/{Text(row, "id")}");
            if (product["stores"]!.AsArray().Select(s => (string?)s!["remoteId"]).FirstOrDefault(id => id is not null) is { } remoteId)
                seen.Add(new ProductSeen(remoteId, Trimmed(ProductFacts.OfCatalogue(product))));
        }

        return seen;
    }

    private static async Task<IReadOnlyList<ChangeSeen>> Changes(Stage stage)
    {
        var seen = new List<ChangeSeen>();
        foreach (var row in (await stage.Api.All("/api/sync/staged")).Where(r => Text(r, "direction") == "outbound"))
        {
            var change = await stage.Api.Get($"/api/sync/staged/{Text(row, "id")}");
            var status = Text(change, "status");
            var fields = change["fields"]!.AsArray().Select(f => new FieldSeen(Text(f!, "path"), Text(f!["proposed"]), Text(f!, "decision"), Text(f!, "outcome"), (string?)f!["message"])).ToList();
            if (Text(change, "kind") == "create")
                fields.Add(new FieldSeen("title", Text(change, "title"), status == "rejected" ? "rejected" : "approved", status == "pushed" ? "written" : "none", null));
            seen.Add(new ChangeSeen(Text(change, "id"), status, (int)change["revision"]!, (string?)change["productId"], (string?)change["remoteId"], (string?)change["decisionId"], (string?)change["comment"], fields));
        }

        // Inbound ones by their rows: there may be many, and what they brought is compared with the store.
        seen.AddRange((await stage.Api.All("/api/sync/staged?direction=inbound")).Select(r =>
            new ChangeSeen(Text(r, "id"), Text(r, "status"), (int)r["revision"]!, (string?)r["productId"], null, (string?)r["decisionId"], null, [])));
        return seen;
    }

    /// <summary>The echo of the last write may still be on its way: only what goes on waiting is not dealt with.</summary>
    private static async Task<List<JsonNode>> DeliveriesAtRest(PatientApi api)
    {
        for (var look = 0; ; look++)
        {
            var deliveries = await api.All("/api/webhooks/deliveries");
            if (look == 240 || deliveries.All(d => Text(d, "state") != "waiting"))
                return deliveries;

            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }
    }

    private static async Task<IReadOnlyList<string>> LeftOver(PatientApi api)
    {
        var left = new List<string>();
        foreach (var state in new[] { "ready", "running", "dead" })
            left.AddRange((await api.All($"/api/operations?state={state}")).Where(o => state != "ready" || !IsPlanned(o))
                .Select(o => $"{Text(o, "kind")} is {state} after {o["attempts"]} attempts: {(string?)o["error"]}"));
        return left;
    }

    /// <summary>Work of a later hour (clean-up, checks) is not left over.</summary>
    private static bool IsPlanned(JsonNode operation) => operation["notBefore"]!.GetValue<DateTimeOffset>() > TimeProvider.System.GetUtcNow().AddMinutes(5);

    private static BatchSeen Batch(JsonNode b)
    {
        int Count(string name) => (int)b["counts"]![name]!;
        return new BatchSeen(Text(b, "id"), Text(b, "kind"), Text(b, "status"), b["endedAt"] is not null, (string?)b["proof"], (int?)b["expected"],
            Count("seen"), Count("unchanged"), Count("staged"), Count("conflicted"), Count("quarantined"), Count("done"), Count("stale"), Count("failed"));
    }

    private static bool IsAboutProducts(LedgerEntry entry) => entry.Id?.StartsWith("gid://shopify/Product/", StringComparison.Ordinal) == true;

    private static StoreWrite Write(LedgerEntry e)
    {
        var (before, after) = (Leaves(e.Before), Leaves(e.After));
        var moved = after.Where(a => before.GetValueOrDefault(a.Key) != a.Value).Concat(before.Where(b => !after.ContainsKey(b.Key)).Select(b => KeyValuePair.Create(b.Key, (string?)null)));
        return new StoreWrite(e.Number, e.Actor, e.Mutation, e.Id, before.Count == 0, e.Changed, moved.ToDictionary());
    }

    private static Dictionary<string, string?> Leaves(JsonElement? value)
    {
        var leaves = new Dictionary<string, string?>();
        if (value is { ValueKind: JsonValueKind.Object } given)
            Add(given, "");
        return leaves;

        void Add(JsonElement node, string place)
        {
            if (node.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in node.EnumerateObject().Where(p => !Derived.Contains(p.Name)))
                    Add(property.Value, place.Length == 0 ? property.Name : $"{place}.{property.Name}");
            }
            else if (node.ValueKind == JsonValueKind.Array)
            {
                var number = 0;
                foreach (var item in node.EnumerateArray())
                    Add(item, $"{place}[{(item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) ? id.ToString() : (number++).ToString(CultureInfo.InvariantCulture))}]");
            }
            else if (node.ValueKind != JsonValueKind.Null)
            {
                leaves[place] = node.ToString();
            }
        }
    }
}

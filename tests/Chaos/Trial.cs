using System.Globalization;
using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

internal sealed record TrialResult(int Seed, DatabaseKind Database, IReadOnlyList<string> Violations, int Kills, int Writes, int Webhooks, TimeSpan Took, string Log);

/// <summary>
/// One life of a small store: read, approved, applied, edited on both sides, pushed, stormed by webhooks, while the server is
/// killed at random moments of each part. The seed decides all of it but the machine's own timing.
/// </summary>
internal sealed class Trial(Stage stage, Draw draw)
{
    private static readonly string[] EditedPaths = ["vendor", "productType", "title", "seo.description", "price"];

    private int _values;

    private PatientApi Api => stage.Api;

    public static async Task<TrialResult> Run(EmulatorProcess emulator, DatabaseKind database, int seed)
    {
        var started = TimeProvider.System.GetTimestamp();
        var draw = new Draw(seed);
        var (violations, history) = (new List<string>(), new History());
        Stage? stage = null;
        try
        {
            stage = await Stage.Set(emulator, database, draw.Deeds.Next(25, 70), seed);
            await new Trial(stage, draw).Live();
            history = await Witness.Look(stage);
            violations.AddRange(Invariants.Violations(history));
        }
        catch (TrialException stuck)
        {
            violations.Add($"stuck: {stuck.Message}");
        }
#pragma warning disable CA1031 // The other trials go on, and this one counts as one that failed.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            violations.Add($"the trial itself broke: {broken}");
        }

        await using (stage)
        {
            return new TrialResult(seed, database, violations, stage?.Server.Kills ?? 0, history.Writes.Count(w => w.Actor == "app"),
                history.Deliveries.Count, TimeProvider.System.GetElapsedTime(started), violations.Count > 0 ? stage?.Server.Log ?? "" : "");
        }
    }

    private async Task Live()
    {
        await Slow();
        await UnderFire(1_500, () => stage.Pull(draw.Deeds.Next(2) == 0 ? "bulk" : "pages"), merchantEdits: draw.Deeds.Next(3));
        await UnderFire(6_500, async () =>
        {
            await RejectSome();
            await ApproveInbound();
            await stage.Settled();
        });
        await UnderFire(800, EditAndOffer);
        await UnderFire(400, DecideOutbound, merchantEdits: draw.Deeds.Next(2));
        await Slow(
            new EmulatorFault("timeout-after-effect") { Match = "productUpdate", Rate = 0.1, Times = 2, Ms = 300 },
            new EmulatorFault("timeout-after-effect") { Match = "productVariantsBulkUpdate", Rate = 0.1, Times = 2, Ms = 300 },
            new EmulatorFault("timeout-after-effect") { Match = "productSet", Rate = 0.3, Times = 1, Ms = 300 },
            new EmulatorFault("token-expired") { Rate = 0.05, Times = 1 });
        await UnderFire(1_500, () => stage.Push(draw.Deeds.Next(2) == 0 ? "bulk" : "single"), merchantEdits: draw.Deeds.Next(3));
        await Slow(
            new EmulatorFault("webhook-duplicate") { Rate = 0.2 }, new EmulatorFault("webhook-reorder") { Rate = 0.2, Ms = 500 },
            new EmulatorFault("webhook-drop") { Rate = 0.02 }, new EmulatorFault("webhook-bad-hmac") { Rate = 0.02 },
            new EmulatorFault("token-expired") { Rate = 0.05, Times = 1 });
        await UnderFire(900, () => Merchant(draw.Deeds.Next(10, 30), 20));
        await Settle();
    }

    /// <summary>A little time for each call, so that a kill finds some under way.</summary>
    private Task Slow(params EmulatorFault[] others) => stage.Emulator.Faults(stage.Shop, [new EmulatorFault("latency") { Ms = 15 }, .. others]);

    /// <summary>Does a deed while the server is killed none, one or two times, each at a random moment of about the time that the deed takes.</summary>
    private async Task UnderFire(int span, Func<Task> deed, int merchantEdits = 0)
    {
        var merchant = Merchant(merchantEdits, span);
        var fire = Fire(span, draw.Kills.Next(10) switch { < 3 => 0, < 8 => 1, _ => 2 });
        await Task.WhenAll(deed(), fire, merchant);
    }

    private async Task Fire(int span, int kills)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            var node = draw.Kills.Next(stage.Server.Nodes);
            await Task.Delay(draw.Kills.Next(span));
            if (stage.Server.Nodes > 1 && draw.Kills.Next(3) is var harm and < 2)
            {
                var time = TimeSpan.FromSeconds(draw.Kills.Next(5, 31));
                await (harm == 0 ? stage.Server.Pause(node, time) : stage.Server.CutDatabase(node, time));
                continue;
            }

            // Sometimes a start is cut short, too.
            await stage.Server.KillAndStart(node);
            if (draw.Kills.Next(5) > 0)
                await stage.Server.BecomeReady(node);
        }
    }

    private async Task Merchant(int edits, int pause)
    {
        for (var edit = 0; edit < edits; edit++)
        {
            await stage.Emulator.Edit(stage.Shop, edits: 1, seed: draw.Merchant.Next());
            await Task.Delay(draw.Merchant.Next(1, pause + 1));
        }
    }

    private async Task RejectSome()
    {
        // A product that is not wanted here, and is told so once.
        var waiting = await Api.All("/api/sync/staged?status=waiting&direction=inbound");
        if (waiting.Count > 0 && draw.Deeds.Next(3) == 0)
            await stage.Decide(Witness.Text(waiting[draw.Deeds.Next(waiting.Count)], "id"), "approve");
    }

    private Task<IReadOnlyList<JsonNode>> ApproveInbound() => PatientApi.Until<IReadOnlyList<JsonNode>>(
        async () =>
        {
            await stage.ApproveAll("inbound");
            return await Api.All("/api/sync/staged?status=waiting&direction=inbound");
        },
        left => left.Count == 0, "all that came from the store is approved");

    private async Task EditAndOffer()
    {
        var rows = await Api.All("/api/products");
        var order = Enumerable.Range(0, rows.Count).ToArray();
        draw.Deeds.Shuffle(order);
        foreach (var index in order.Take(draw.Deeds.Next(6, 16)))
            await Edit(Witness.Text(rows[index], "id"), EditedPaths[draw.Deeds.Next(EditedPaths.Length)]);
        for (var made = draw.Deeds.Next(3); made > 0; made--)
            await MakeAndOffer();
    }

    /// <summary>An edit whose answer is lost may or may not be there: it is looked for, and made if it is not.</summary>
    private async Task Edit(string productId, string kind)
    {
        var product = await Api.Get($"/api/products/{productId}");
        var variant = product["variants"]![0]!;
        var path = kind == "price" ? $"variants[{Witness.Text(variant, "key")}].price" : kind;
        var value = kind == "price" ? (90_000 + ++_values + 0.17m).ToString("0.00", CultureInfo.InvariantCulture) : $"{kind} {draw.Seed}-{++_values}";
        object sent = kind == "price" ? decimal.Parse(value, CultureInfo.InvariantCulture) : value;
        var edit = new LocalEdit(value, productId, (string?)product["stores"]![0]!["remoteId"], path);
        stage.Edits.Add(edit);
        for (var again = true; again;)
        {
            var answer = await Api.Once(HttpMethod.Put, $"/api/products/{productId}", new { fields = new[] { new { path, value = sent } } }, ifMatch: (int)product["version"]!);
            if (answer is { IsGood: true })
                return;
            if (answer is not (null or { Status: 409 or 412 or 503 }))
                throw new TrialException($"an edit was refused: {answer.Status} {answer.Body?.ToJsonString()}");

            product = await Api.Get($"/api/products/{productId}");
            again = Acceptance.ProductFacts.OfCatalogue(product).GetValueOrDefault(path) != value;
        }
    }

    private async Task MakeAndOffer()
    {
        var title = $"Made here {draw.Seed}-{++_values}";
        string? id = null;
        while (id is null)
        {
            var answer = await Api.Once(HttpMethod.Post, "/api/products", new { title, vendor = "Chaos" });
            id = answer is { IsGood: true } ? Witness.Text(answer.Body!, "id")
                : (await Api.All("/api/products")).Where(p => Witness.Text(p, "title") == title).Select(p => Witness.Text(p, "id")).FirstOrDefault();
        }

        stage.Edits.Add(new LocalEdit(title, id, null, "title"));
        // Offered once more after a lost answer, it is refused as offered already.
        await Api.Ask(HttpMethod.Post, $"/api/products/{id}/offer", new { storeId = stage.StoreId });
    }

    private async Task DecideOutbound()
    {
        var waiting = await Api.All("/api/sync/staged?status=waiting&direction=outbound");
        var together = new List<JsonNode>();
        foreach (var row in waiting)
        {
            switch (draw.Deeds.Next(10))
            {
                case < 5:
                    await stage.Decide(Witness.Text(row, "id"), "approve");
                    break;
                case < 7 when Witness.Text(row, "kind") == "update":
                    await stage.Decide(Witness.Text(row, "id"), "reject");
                    break;
                default:
                    together.Add(row);
                    break;
            }
        }

        if (together.Count > 0)
            await stage.DecideTogether(together, "approve");
    }

    /// <summary>The storm is over: what was not delivered comes again, the store is read once more, everything is approved.</summary>
    private async Task Settle()
    {
        for (var node = 0; node < stage.Server.Nodes; node++)
            await stage.Server.BecomeReady(node);
        await stage.Emulator.Faults(stage.Shop);
        await stage.Emulator.Control(stage.Shop, "tick", new { advanceMs = 3_600_000 });
        await stage.NoJobs();
        await stage.Pull();
        await Quiet();
        await Resolve();
        await ApproveInbound();
        await stage.Settled();
        while (await stage.ApproveAll("outbound") > 0)
            await stage.Push();
        await stage.Push();
        await stage.Emulator.Control(stage.Shop, "tick", new { advanceMs = 1_000 });
        await Quiet();
        await stage.Pull();
        await Quiet();
    }

    /// <summary>What webhooks asked for is done.</summary>
    private Task Quiet() => PatientApi.Until(() => Api.All("/api/webhooks/deliveries?state=waiting"), left => left.Count == 0, "deliveries are dealt with");

    private async Task Resolve()
    {
        foreach (var conflict in await Api.All("/api/sync/conflicts?status=open"))
            await Api.Post($"/api/sync/conflicts/{Witness.Text(conflict, "id")}/resolve", new { resolution = "remote" });
    }
}

using System.Text.Json.Nodes;
using ShopifySync.Testing;

namespace ShopifySync.Chaos;

/// <param name="Said">The words in which a lasting fault was told.</param>
internal sealed record FaultResult(string Name, DatabaseKind Database, bool IsLasting, string? Said, IReadOnlyList<string> Violations, TimeSpan Took);

/// <summary>
/// Each fault once as one that passes (the run ends complete by itself) and once as one that lasts (the batch or the store
/// says why; when it is mended, the run ends complete, and nothing was lost).
/// </summary>
internal sealed class FaultSweep(Deeds deeds, DatabaseKind database)
{
    private static readonly TimeSpan UntilItSays = TimeSpan.FromSeconds(90);

    private PatientApi Api => deeds.Stage.Api;
    private EmulatorProcess Emulator => deeds.Stage.Emulator;
    private string Shop => deeds.Stage.Shop;

    public static async Task<bool> Sweep(EmulatorProcess emulator, DatabaseKind database, string only)
    {
        var chosen = FaultList.All.Where(f => ChaosOptions.Has(f.Name, only)).ToList();
        if (chosen.Count == 0)
            return true;

        await using var stage = await Stage.Set(emulator, database, products: 24, seed: 12);
        await stage.FillCatalogue();
        var deeds = new Deeds(stage);
        var sweep = new FaultSweep(deeds, database);
        var (good, told) = (true, new HashSet<string>());
        foreach (var fault in chosen)
        {
            foreach (var lasting in fault.HasNoLastingForm ? new[] { false } : [false, true])
            {
                var result = await sweep.One(fault, lasting);
                result = result with { Violations = [.. result.Violations.Where(told.Add)] }; // each once, where it was seen first
                Report.Tell(result, stage.Server.Log);
                good &= result.Violations.Count == 0;
            }
        }

        return await deeds.EndInAgreement(database) && good;
    }

    private async Task<FaultResult> One(FaultCase fault, bool lasting)
    {
        var started = TimeProvider.System.GetTimestamp();
        string? said = null;
        IReadOnlyList<string> violations;
        try
        {
            await Prepare(fault);
            await Emulator.Faults(Shop, lasting ? fault.Lasting : fault.Transient);
            var batch = await Begin(fault);
            if (lasting || fault.NeedsPerson)
            {
                said = await Says(batch);
                await Mend(fault);
            }

            await deeds.Stage.Ended(batch);
            if ((await Emulator.FaultCounts(Shop)) is { Count: > 0 } counts && counts.All(c => c.Fired == 0))
                throw new TrialException("the fault never struck");
            await Emulator.Faults(Shop);
            await OnceMore(fault, batch);
            await deeds.Quiet();
            violations = Invariants.UnderWay(await Witness.Look(deeds.Stage));
        }
        catch (TrialException stuck)
        {
            violations = [$"stuck: {stuck.Message}"];
            await Mend(fault);
        }

        return new FaultResult(fault.Name, database, lasting, said, violations, TimeProvider.System.GetElapsedTime(started));
    }

    private Task Prepare(FaultCase fault) => fault.Deed switch
    {
        Deed.PushTexts => deeds.ApprovedEdits("vendor"),
        Deed.PushPrices or Deed.BulkPush => deeds.ApprovedEdits("price"),
        Deed.PushNew => deeds.ApprovedNewProduct(),
        _ => Task.CompletedTask,
    };

    private async Task<string> Begin(FaultCase fault)
    {
        if (fault.Match == "access_token")
            await Emulator.Control(Shop, "tokens", new { expire = true });
        var begun = IsPull(fault)
            ? await Api.Post("/api/sync/shopify/pull", new { mode = "full", route = fault.Deed == Deed.BulkPull ? "bulk" : "pages" })
            : await Api.Post("/api/sync/shopify/push", new { route = fault.Deed == Deed.BulkPush ? "bulk" : "single" });
        return Witness.Text(begun!, "batchId");
    }

    private static bool IsPull(FaultCase fault) => fault.Deed is Deed.Pull or Deed.BulkPull;

    /// <summary>The batch or the store says what is wrong, before anybody asks the log.</summary>
    private async Task<string> Says(string batch) => await PatientApi.Until(
        async () =>
        {
            var details = await Api.Get($"/api/sync/batches/{batch}");
            var store = await Api.Get($"/api/v1/shopify/stores/{deeds.Stage.StoreId}");
            return (string?)store["attention"] ?? (string?)details["lanePausedBecause"] ?? (string?)details["retrying"] ?? (string?)details["batch"]!["trouble"]
                ?? (details["refused"] as JsonArray)?.Select(r => (string?)r!["reason"]).FirstOrDefault()
                ?? ((string?)details["batch"]!["status"] == "completed" ? "(complete all the same, by another way)" : null);
        },
        words => !string.IsNullOrWhiteSpace(words), "the batch or the store says what is wrong", UntilItSays) ?? "";

    private async Task Mend(FaultCase fault)
    {
        await Emulator.Faults(Shop);
        if (fault.Mend is { } mend)
            await Emulator.Control(Shop, mend.Command, mend.Body);
        if ((string?)(await Api.Get($"/api/v1/shopify/stores/{deeds.Stage.StoreId}"))["attention"] is not null)
            await Api.Post("/api/shopify/test-connection", new { storeId = deeds.Stage.StoreId });
    }

    /// <summary>A run that gave up is done again by a person; what was refused is approved again.</summary>
    private async Task OnceMore(FaultCase fault, string batch)
    {
        var ended = (await Api.Get($"/api/sync/batches/{batch}"))["batch"]!;
        if (Witness.Text(ended, "status") != "completed" && IsPull(fault))
            await Requeue(batch);

        foreach (var row in await Api.All("/api/sync/staged?status=failed,stale,pending&direction=outbound"))
            await deeds.Stage.DecideTogether([row], "approve");
        await deeds.Stage.Push();
        if (IsPull(fault) && Witness.Text((await Api.Get($"/api/sync/batches/{batch}"))["batch"]!, "status") != "completed")
            throw new TrialException($"the batch did not end complete: {(await Api.Get($"/api/sync/batches/{batch}"))["batch"]!.ToJsonString()}");
    }

    private async Task Requeue(string batch)
    {
        foreach (var dead in await Api.All($"/api/operations?state=dead&batchId={batch}"))
            await Api.Post($"/api/operations/{Witness.Text(dead, "id")}/requeue", new { });
        await deeds.Stage.Ended(batch);
    }
}

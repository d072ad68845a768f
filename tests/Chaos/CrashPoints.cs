using ShopifySync.Testing;

namespace ShopifySync.Chaos;

internal sealed record PointResult(string Name, DatabaseKind Database, IReadOnlyList<string> Violations, TimeSpan Took);

/// <summary>Every named moment, one after another on one server, with the invariants after each.</summary>
internal static class CrashPoints
{
    private const string AccessToken = "access_token";

    public static IReadOnlyList<CrashPoint> All { get; } =
    [
        .. AtCall("pull: a page is read", "ProductsPage", Deeds.Nothing, d => d.Pull()),
        .. AtCall("pull: named products are read", "ProductsByIds", Deeds.Nothing, d => d.PullNamed()),
        new("pull: the start is committed", Deeds.Nothing, d => d.Unanswered(d.Pull), CrashPoint.InCommit(0)),
        new("pull: the start was answered", Deeds.Nothing, d => d.Pull(), CrashPoint.AfterAnswer),
        new("ingest: what differs is staged", d => d.MerchantEdits(), d => d.Pull(), CrashPoint.BeforeCommit("ProductsPage")),
        .. AtCall("bulk pull: it is started", "bulkOperationRunQuery", Deeds.Nothing, d => d.BulkPull()),
        .. AtCall("bulk pull: it is looked at", "BulkLook", Deeds.Nothing, d => d.BulkPull()),
        .. AtCall("bulk pull: the result is downloaded", "bulk_result", Deeds.Nothing, d => d.BulkPull()).Take(2),
        new("bulk pull: a part of the result is taken in", d => d.MerchantEdits(), d => d.BulkPull(), CrashPoint.BeforeCommit("bulk_result")),
        new("edit: committed", Deeds.Nothing, d => d.Unanswered(() => d.Edit("vendor")), CrashPoint.InCommit(0)),
        new("edit: answered", Deeds.Nothing, d => d.Edit("vendor"), CrashPoint.AfterAnswer),
        new("approve: committed", d => d.Edits("vendor"), d => d.Unanswered(d.Approve), CrashPoint.InCommit(0)),
        new("approve: answered", d => d.Edits("vendor"), d => d.Approve(), CrashPoint.AfterAnswer),
        new("apply: released", Deeds.Nothing, d => d.ApprovedFromTheStore(), CrashPoint.InCommit(4_800)),
        new("apply: applied", Deeds.Nothing, d => d.ApprovedFromTheStore(), CrashPoint.InCommit(5_200)),
        new("push: the start is committed", d => d.ApprovedEdits("vendor"), d => d.Unanswered(d.Push), CrashPoint.InCommit(0)),
        new("push: the start was answered", d => d.ApprovedEdits("vendor"), d => d.Push(), CrashPoint.AfterAnswer),
        .. AtCall("push: products are read again", "ProductsByIds", d => d.ApprovedEdits("vendor"), d => d.Push()),
        .. AtCall("push: a product is written", "productUpdate", d => d.ApprovedEdits("productType"), d => d.Push()),
        .. AtCall("push: variants are written", "productVariantsBulkUpdate", d => d.ApprovedEdits("price"), d => d.Push()),
        .. AtCall("push: a product is made", "productSet", d => d.ApprovedNewProduct(), d => d.Push()),
        .. AtCall("bulk push: products are read again", "ProductsByIds", d => d.ApprovedEdits("price"), d => d.BulkPush()),
        .. AtCall("bulk push: a place to upload is asked for", "stagedUploadsCreate", d => d.ApprovedEdits("price"), d => d.BulkPush()),
        .. AtCall("bulk push: the lines are uploaded", "staged_upload", d => d.ApprovedEdits("vendor"), d => d.BulkPush()).Take(2),
        .. AtCall("bulk push: it is started", "bulkOperationRunMutation", d => d.ApprovedEdits("price"), d => d.BulkPush()),
        .. AtCall("bulk push: it is looked at", "BulkLook", d => d.ApprovedEdits("vendor"), d => d.BulkPush()),
        .. AtCall("bulk push: the result is read", "bulk_result", d => d.ApprovedEdits("price"), d => d.BulkPush()).Take(2),
        new("bulk push: the outcomes are committed", d => d.ApprovedEdits("vendor"), d => d.BulkPush(), CrashPoint.BeforeCommit("bulk_result")),
        new("webhook: kept", Deeds.Nothing, d => d.MerchantEdits(), CrashPoint.InCommit(0)),
        new("webhook: answered", Deeds.Nothing, async d => { await d.MerchantEdits(); await Task.Delay(60); }, CrashPoint.AfterAnswer),
        .. AtCall("webhook: the product is read", "ProductsByIds", Deeds.Nothing, d => d.MerchantEdits()),
        .. AtCall("token: it is renewed", AccessToken, Deeds.Nothing, async d => { await d.Stage.Emulator.Control(d.Stage.Shop, "tokens", new { expire = true }); await d.Pull(); }),
    ];

    public static async Task<bool> Sweep(EmulatorProcess emulator, DatabaseKind database, string only)
    {
        await using var stage = await Stage.Set(emulator, database, products: 24, seed: 11);
        await stage.FillCatalogue();
        var deeds = new Deeds(stage);
        var (good, told) = (true, new HashSet<string>());
        foreach (var point in All.Where(p => ChaosOptions.Has(p.Name, only)))
        {
            var result = await One(point, deeds, database);
            result = result with { Violations = [.. result.Violations.Where(told.Add)] }; // each once, where it was seen first
            Report.Tell(result);
            good &= result.Violations.Count == 0;
        }

        return await deeds.EndInAgreement(database) && good;
    }

    /// <summary>Before the call takes effect, after it, and before its answer is committed.</summary>
    private static IEnumerable<CrashPoint> AtCall(string name, string match, Func<Deeds, Task> prepare, Func<Deeds, Task> begin) =>
    [
        new($"{name}, before", prepare, begin, CrashPoint.Before(match)),
        new($"{name}, no answer yet", prepare, begin, CrashPoint.AfterEffect(match)),
        new($"{name}, answer not committed", prepare, begin, CrashPoint.BeforeCommit(match)),
    ];

    private static async Task<PointResult> One(CrashPoint point, Deeds deeds, DatabaseKind database)
    {
        var started = TimeProvider.System.GetTimestamp();
        IReadOnlyList<string> violations;
        try
        {
            await point.Run(deeds);
            violations = Invariants.UnderWay(await Witness.Look(deeds.Stage));
        }
        catch (TrialException stuck)
        {
            violations = [$"stuck: {stuck.Message}"];
        }

        return new PointResult(point.Name, database, violations, TimeProvider.System.GetElapsedTime(started));
    }
}

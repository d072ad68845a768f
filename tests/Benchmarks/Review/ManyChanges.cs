using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Tests;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Benchmarks.Review;

/// <summary>
/// A database with very many staged changes: one is made by the domain, the rest are its copies with other names, made by the
/// database itself. Seven of ten wait; a tenth is of the vendor <see cref="Bulk"/>, another of <see cref="Other"/>, all of these waiting.
/// </summary>
internal sealed class ManyChanges : IAsyncDisposable
{
    public const string Bulk = "Bulk";
    public const string Other = "Other";

    /// <summary>Columns that differ from row to row; the rest is copied. {n} is the row's number.</summary>
    private static readonly Dictionary<string, string> Varied = new()
    {
        ["resource_id"] = "'p' || n",
        ["title"] = "'Shirt ' || n",
        ["vendor"] = $"CASE n % 10 WHEN 3 THEN '{Bulk}' WHEN 4 THEN '{Other}' ELSE 'Vendor ' || (n % 200) END",
        ["product_type"] = "'Type ' || (n % 50)",
        ["sku"] = "'SKU-' || n",
        ["price_change"] = "(n % 100) * 50 - 2500",
        ["status"] = "CASE n % 10 WHEN 0 THEN 'Approved' WHEN 1 THEN 'Rejected' WHEN 2 THEN 'Applied' ELSE 'Pending' END",
        ["direction"] = "CASE n % 3 WHEN 0 THEN 'Outbound' ELSE 'Inbound' END",
        ["search_text"] = "'shirt ' || n || ' vendor ' || (n % 200) || ' sku-' || n",
    };

    private readonly TestEngine _engine;

    private ManyChanges(TestEngine engine, TestDatabase database) => (_engine, Database) = (engine, database);

    public TestDatabase Database { get; }

    public static async Task<ManyChanges> Create(TestEngine engine, int rows, CancellationToken ct)
    {
        var many = new ManyChanges(engine, await TestDatabase.Create(engine));
        await many.Database.Save(db => db.StagedChanges.Add(many.Template()));
        await many.Copy("staged_changes", rows, new Dictionary<string, string>(Varied) { ["id"] = many.Id }, ct);
        await many.Copy("field_changes", rows, new Dictionary<string, string> { ["id"] = many.Id, ["staged_change_id"] = many.Id }, ct);
        await many.Execute("ANALYZE", ct);
        return many;
    }

    public Task<int> Execute(string sql, CancellationToken ct) => Database.Read(db =>
    {
        var database = ((DbContext)db).Database;
        database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        return database.ExecuteSqlRawAsync(sql, ct);
    });

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private StagedChange Template()
    {
        var shown = new ProductSnapshot(new ProductContent { Title = "Shirt", Handle = CanonicalForm.Handle("Shirt"), Vendor = "Acme" }, [], []);
        var (before, after) = (FieldValue.Of("Shirt"), FieldValue.Of("Shirt, new"));
        return StagedChange.ProposeUpdate(
            new StagedSubject(Database.Store, Database.Catalogue, "p0", null, null), Direction.Inbound,
            [new FieldDifference(FieldPath.Title, DifferenceKind.Inbound, before, before, after, after)], shown, null, Database.Clock.GetUtcNow());
    }

    private string Id => _engine == TestEngine.Sqlite
        ? "printf('%08X-0000-7000-8000-%012X', n, n)"
        : "(lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";

    private async Task Copy(string table, int rows, Dictionary<string, string> varied, CancellationToken ct)
    {
        var listed = _engine == TestEngine.Sqlite
            ? $"SELECT name AS \"Value\" FROM pragma_table_info('{table}')"
            : $"SELECT column_name::text AS \"Value\" FROM information_schema.columns WHERE table_name = '{table}'";
        var columns = (await Database.Read(db => ((DbContext)db).Database.SqlQueryRaw<string>(listed).ToListAsync(ct))).Where(c => c != "seq").ToList();
        var missing = varied.Keys.Except(columns).ToList();
        if (missing.Count > 0)
            throw new InvalidOperationException($"{table} has no column {string.Join(", ", missing)} any more.");

        var series = _engine == TestEngine.Sqlite
            ? $"(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {rows}) SELECT n FROM s)"
            : $"(SELECT n FROM generate_series(1, {rows}) AS s(n))";
        await Execute(
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) "
            + $"SELECT {string.Join(", ", columns.Select(c => varied.GetValueOrDefault(c) ?? $"t.\"{c}\""))} FROM (SELECT * FROM {table} LIMIT 1) t, {series} numbers", ct);
    }
}

using BenchmarkDotNet.Attributes;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Policies;
using ShopifySync.Testing;

namespace ShopifySync.Benchmarks.Micro;

/// <summary>What runs once for each product of a pull: the diff, the hash, the canonical JSON. Public, because BenchmarkDotNet calls it.</summary>
public class PureFunctions
{
    private ProductSnapshot _agreed = null!;
    private ProductSnapshot _moved = null!;
    private Baseline _baseline = null!;

    [Params(3, 100)]
    public int Variants { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _agreed = A.Snapshot([.. Enumerable.Range(0, Variants).Select(n => A.Variant($"Colour {n % 64} / Size {n / 64}", $"gid://{n}", $"SKU-{n}"))]);
        _moved = _agreed.With([A.Edit(FieldPath.Variant(_agreed.Content.Variants[0].Label, "price"), 5m)]);
        _baseline = A.Baseline(_agreed);
    }

    [Benchmark]
    public int DiffOfNothing() => ProductDiff.Between(_baseline, _agreed, _agreed, SyncPolicy.Default).Count;

    [Benchmark]
    public int DiffOfAPrice() => ProductDiff.Between(_baseline, _agreed, _moved, SyncPolicy.Default).Count;

    [Benchmark]
    public string Hash() => SnapshotHashes.Of(_agreed).Content;

    [Benchmark]
    public string Json() => SnapshotJson.Write(_agreed);
}

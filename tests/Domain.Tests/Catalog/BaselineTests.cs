using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Policies;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog;

public sealed class BaselineTests
{
    private static readonly FieldPath RedPrice = FieldPath.Variant("Red", "price");

    [Test]
    public void Agree_OnTwoForms_MovesNeitherSide()
    {
        var local = A.Snapshot().With([A.Edit(FieldPath.Description, "<p>a<br></p>")]);
        var answer = A.Snapshot().With([A.Edit(FieldPath.Description, "<p>a<br /></p>")]);

        var agreed = A.Baseline(A.Snapshot()).Agree([Forms(FieldPath.Description, local, answer)], local, A.Snapshot());

        Assert.That(Between(agreed, local, answer), Is.Empty);
    }

    [Test]
    public void Agree_OnOneForm_ForgetsTheOldTwo()
    {
        var baseline = A.Baseline(A.Snapshot()).Agree([new Agreement(FieldPath.Title, "\"a\"", "\"b\"")], A.Snapshot(), A.Snapshot());

        var agreed = baseline.Agree([new Agreement(FieldPath.Title, "\"c\"", "\"c\"")], A.Snapshot(), A.Snapshot());

        Assert.That((agreed.LocalForms.Count, agreed.Remote.Content.Title), Is.EqualTo((0, "c")));
    }

    [Test]
    public void Agree_OnTwoForms_StillSeesWhenEitherSideMoves()
    {
        var agreed = A.Baseline(A.Snapshot()).Agree([new Agreement(FieldPath.Vendor, "\"a\"", "\"b\"")], A.Snapshot(), A.Snapshot());

        Assert.Multiple(() =>
        {
            Assert.That(Between(agreed, Vendor("c"), Vendor("b")).Single().Kind, Is.EqualTo(DifferenceKind.Outbound));
            Assert.That(Between(agreed, Vendor("a"), Vendor("c")).Single().Kind, Is.EqualTo(DifferenceKind.Inbound));
            Assert.That(Between(agreed, Vendor("c"), Vendor("d")).Single().Kind, Is.EqualTo(DifferenceKind.Conflict));
        });
    }

    [Test]
    public void Agree_OnAFormOfAVariant_HoldsUnderItsNewName()
    {
        var (local, remote) = Priced(10.005m, 10.01m);
        var agreed = A.Baseline(remote).Agree([Forms(RedPrice, local, remote)], local, remote);

        var differences = Between(agreed, local.With([A.Edit(FieldPath.Variant("Red", "optionValues"), new[] { "Crimson" })]), remote);

        Assert.That(differences.Select(d => d.Path.Value), Is.EqualTo(new[] { "variants[Crimson].optionValues" }));
    }

    [Test]
    public void Agree_OnAFormOfAVariant_HoldsWhenTheStoreMadeItAnew()
    {
        var (local, remote) = Priced(10.005m, 10.01m);
        var agreed = A.Baseline(remote).Agree([Forms(RedPrice, local, remote)], local, remote);
        var anew = A.Snapshot(A.Variant("Red", "gid://9", price: 10.01m));

        var followed = agreed.Agree([], local, anew);

        Assert.That(
            (Between(agreed, local, anew).Count, Between(followed, local, anew).Count, followed.Remote.Content.Variants.Single().RemoteId),
            Is.EqualTo((0, 0, "gid://9")));
    }

    [Test]
    public void Between_WhenTheStoreRemovesAVariantThatItWroteOtherwise_IsNoConflict()
    {
        var (local, remote) = Priced(10.005m, 10.01m);
        var agreed = A.Baseline(remote).Agree([Forms(RedPrice, local, remote)], local, remote);
        var without = A.Snapshot(A.Variant("Blue", "gid://2"));

        var kinds = Between(agreed, local, without).Select(d => (d.Path.Value, d.Kind));

        Assert.That(kinds, Is.EquivalentTo(new[] { ("variants[Red]", DifferenceKind.Inbound), ("variants[Blue]", DifferenceKind.Inbound) }));
    }

    [Test]
    public void Agree_OnANewVariantThatTheStoreWroteOtherwise_LeavesNoDifference()
    {
        var was = A.Snapshot(A.Variant("Red", "gid://1"));
        var local = A.Snapshot(A.Variant("Red", "gid://1"), A.Variant("Blue", sku: "b-1", price: 10.005m));
        var made = A.Variant("Blue", "gid://2", "B-1", 10.01m);

        var agreed = A.Baseline(was).Agree([new Agreement(FieldPath.Variant("Blue"), FieldValue.Of(local.Content.Variants[1]), FieldValue.Of(made))], local, was);

        Assert.That(Between(agreed, local, A.Snapshot(A.Variant("Red", "gid://1"), made)), Is.Empty);
    }

    [Test]
    public void Agree_OnAVariantThatWent_ForgetsIt()
    {
        var was = A.Snapshot(A.Variant("Red", "gid://1"), A.Variant("Blue", "gid://2"));
        var now = A.Snapshot(A.Variant("Red", "gid://1"));

        var agreed = A.Baseline(was).Agree([new Agreement(FieldPath.Variant("Blue"), null, null)], was, now);

        Assert.That(agreed.Remote, Is.EqualTo(now));
    }

    [Test]
    public void Agree_OnPartOfAVariantThatBothAdded_LeavesTheRestInConflict()
    {
        var (local, remote) = Priced(1, 2);
        var baseline = A.Baseline(ProductSnapshot.Empty with { Content = local.Content with { Variants = [] } });
        var first = Between(baseline, local, remote);

        var agreed = baseline.Agree(
            [.. first.Where(d => d.Kind == DifferenceKind.Agreed).Select(d => new Agreement(d.Path, d.Local, d.Remote))], local, remote);

        Assert.That(Between(agreed, local, remote), Is.EqualTo(first.Where(d => d.Kind == DifferenceKind.Conflict)));
    }

    [Test]
    public void Agree_OnTheRestOfAVariantThatBothAdded_SettlesIt()
    {
        var (local, remote) = Priced(1, 2);
        var baseline = A.Baseline(ProductSnapshot.Empty with { Content = local.Content with { Variants = [] } });
        var part = baseline.Agree([new Agreement(FieldPath.Variant("Red", "taxable"), "true", "true")], local, remote);

        var agreed = part.Agree([new Agreement(RedPrice, "2", "2")], local, remote);

        Assert.That((Between(agreed, remote, remote).Count, agreed.LocalForms.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void OnEverything_HoweverTheStoreWroteIt_LeavesNoDifference()
    {
        var local = A.Snapshot(A.Variant("Red", sku: "r", price: 10.005m), A.Variant("Blue")).With([A.Edit(FieldPath.Handle, "shirt")]);
        var answer = A.Snapshot(A.Variant("Red", "gid://1", "R", 10.01m), A.Variant("Blue", "gid://2")).With([A.Edit(FieldPath.Handle, "shirt-1")]);

        Assert.That(Between(Baseline.OnEverything(local, answer), local, answer), Is.Empty);
    }

    [Test]
    public void Agree_KeepsVariantsInTheStoresOrder()
    {
        var was = A.Snapshot(A.Variant("Red", "gid://1"), A.Variant("Blue", "gid://2"));
        var remote = A.Snapshot(A.Variant("Blue", "gid://2"), A.Variant("Red", "gid://1"));

        Assert.That(A.Baseline(was).Agree([], was, remote).Remote, Is.EqualTo(remote));
    }

    private static (ProductSnapshot Local, ProductSnapshot Remote) Priced(decimal local, decimal remote) =>
        (A.Snapshot(A.Variant("Red", "gid://1", price: local)), A.Snapshot(A.Variant("Red", "gid://1", price: remote)));

    private static ProductSnapshot Vendor(string vendor) => A.Snapshot().With([A.Edit(FieldPath.Vendor, vendor)]);

    private static Agreement Forms(FieldPath path, ProductSnapshot local, ProductSnapshot remote) => new(path, local.Read(path), remote.Read(path));

    private static IReadOnlyList<FieldDifference> Between(Baseline baseline, ProductSnapshot local, ProductSnapshot remote) =>
        ProductDiff.Between(baseline, local, remote, SyncPolicy.Default);
}

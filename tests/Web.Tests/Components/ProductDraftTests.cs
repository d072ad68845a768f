using ShopifySync.Domain.Catalog;
using ShopifySync.Web.Components.Pages.Catalog;

namespace ShopifySync.Web.Tests.Components;

public sealed class ProductDraftTests
{
    private static readonly FieldPath Price = FieldPath.Variant("Red", "price");

    private static readonly ProductSnapshot Shirt = new(
        new ProductContent { Title = "Shirt", Handle = "shirt", Variants = [new VariantSnapshot { OptionValues = ["Red"], Price = 20 }] }, [], []);

    [Test]
    public void Edits_AreOnlyWhatIsOtherThanBefore()
    {
        var draft = new ProductDraft(Shirt, 1);

        draft.SetText(FieldPath.Title, "Shirt, red");
        draft.SetText(FieldPath.Vendor, "Acme");
        draft.SetText(FieldPath.Vendor, "");
        draft.SetAmount(Price, "19,90");

        Assert.That(draft.Edits, Is.EquivalentTo(new[] { new FieldEdit(FieldPath.Title, "\"Shirt, red\""), new FieldEdit(Price, "19.9") }));
    }

    [TestCase("20")]
    [TestCase("20.00")]
    [TestCase(" 20,0 ")]
    public void SetAmount_ToTheSameAmount_IsNoChange(string typed)
    {
        var draft = new ProductDraft(Shirt, 1);

        draft.SetAmount(Price, typed);

        Assert.That(draft.IsDirty, Is.False);
    }

    [Test]
    public void SetAmount_ToNoNumber_KeepsWhatWasTypedAndSaysSo()
    {
        var draft = new ProductDraft(Shirt, 1);

        draft.SetAmount(Price, "twenty");

        Assert.That((draft.Text(Price), draft.Problem(Price), draft.Edits.Count), Is.EqualTo(("twenty", "This is no number.", 0)));
    }

    [Test]
    public void Problem_IsToldInTheCataloguesOwnWords()
    {
        var draft = new ProductDraft(Shirt, 1);

        draft.SetAmount(Price, "-1");
        draft.SetText(FieldPath.Title, "");

        Assert.That((draft.Problem(Price), draft.Problem(FieldPath.Title)), Is.EqualTo(("An amount is not negative.", "A product needs a title.")));
    }

    [Test]
    public void Onto_ANewerState_KeepsTheEditsThatStillChangeSomething()
    {
        var draft = new ProductDraft(Shirt, 1);
        draft.SetText(FieldPath.Title, "Shirt, red");
        draft.SetText(FieldPath.Vendor, "Acme");

        var moved = draft.Onto(Shirt with { Content = Shirt.Content with { Vendor = "Acme" } }, 2);

        Assert.That((moved.Version, moved.Edits.Single().Path), Is.EqualTo((2, FieldPath.Title)));
    }
}

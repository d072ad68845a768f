using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Catalog;

public sealed class ProductRulesTests
{
    private static IEnumerable<TestCaseData> Texts()
    {
        yield return new TestCaseData(FieldPath.Title, new string('a', 255), true).SetName("Title_Of255Characters_IsTaken");
        yield return new TestCaseData(FieldPath.Title, new string('a', 256), false).SetName("Title_Of256Characters_IsRefused");
        yield return new TestCaseData(FieldPath.Title, string.Concat(Enumerable.Repeat("👕", 255)), true).SetName("Title_Of255Emoji_IsTaken");
        yield return new TestCaseData(FieldPath.Title, string.Concat(Enumerable.Repeat("👕", 256)), false).SetName("Title_Of256Emoji_IsRefused");
        yield return new TestCaseData(FieldPath.Title, "قميص كتان", true).SetName("Title_RightToLeft_IsTaken");
        yield return new TestCaseData(FieldPath.Title, "  ", false).SetName("Title_OfSpaces_IsRefused");
        yield return new TestCaseData(FieldPath.Handle, "linen-shirt", true).SetName("Handle_InItsForm_IsTaken");
        yield return new TestCaseData(FieldPath.Handle, "Linen Shirt", false).SetName("Handle_WithSpaces_IsRefused");
        yield return new TestCaseData(FieldPath.Handle, "a--b", false).SetName("Handle_WithTwoHyphens_IsRefused");
        yield return new TestCaseData(FieldPath.Handle, "", false).SetName("Handle_OfNothing_IsRefused");
        yield return new TestCaseData(FieldPath.Handle, new string('a', 256), false).SetName("Handle_Of256Characters_IsRefused");
        yield return new TestCaseData(FieldPath.Vendor, new string('a', 256), false).SetName("Vendor_Of256Characters_IsRefused");
        yield return new TestCaseData(FieldPath.Vendor, "", true).SetName("Vendor_OfNothing_IsTaken");
        yield return new TestCaseData(FieldPath.Description, "<script>alert(1)</script>", true).SetName("Description_WithAScript_IsTaken");
        yield return new TestCaseData(FieldPath.Variant("Red", "sku"), new string('a', 256), false).SetName("Sku_Of256Characters_IsRefused");
    }

    [TestCaseSource(nameof(Texts))]
    public void Refuse_AText(FieldPath path, string text, bool taken) =>
        Assert.That(ProductRules.Refuse(A.Edit(path, text)) is null, Is.EqualTo(taken));

    [TestCase("price", "0", true)]
    [TestCase("price", "19.90", true)]
    [TestCase("price", "\"19.90\"", true)]
    [TestCase("price", "999999999999", true)]
    [TestCase("price", "1000000000000", false)]
    [TestCase("price", "1e400", false)]
    [TestCase("price", "-0.01", false)]
    [TestCase("price", "19.905", false)]
    [TestCase("price", "\"19,90\"", false)]
    [TestCase("price", "null", false)]
    [TestCase("price", null, false)]
    [TestCase("compareAtPrice", null, true)]
    [TestCase("compareAtPrice", "-1", false)]
    [TestCase("cost", "0.001", false)]
    [TestCase("weight", """{"value":-1,"unit":"GRAMS"}""", false)]
    [TestCase("weight", """{"value":1,"unit":"STONES"}""", false)]
    [TestCase("weight", """{"value":1.5,"unit":"KILOGRAMS"}""", true)]
    [TestCase("weight", null, true)]
    [TestCase("inventoryPolicy", "\"continue\"", true)]
    [TestCase("inventoryPolicy", "\"maybe\"", false)]
    [TestCase("inventoryPolicy", null, false)]
    [TestCase("taxable", null, false)]
    [TestCase("tracked", "\"yes\"", false)]
    [TestCase("optionValues", """["Red","S"]""", true)]
    [TestCase("optionValues", "\"Red\"", false)]
    public void Refuse_AFieldOfAVariant(string field, string? value, bool taken) =>
        Assert.That(ProductRules.Refuse(new FieldEdit(FieldPath.Variant("Red", field), value)) is null, Is.EqualTo(taken));

    [TestCase("status", "\"unlisted\"", true)]
    [TestCase("status", "\"sold\"", false)]
    [TestCase("status", "7", false)]
    [TestCase("status", null, false)]
    [TestCase("tags", """["a",null," "]""", true)]
    [TestCase("tags", "null", true)]
    [TestCase("tags", "{}", false)]
    [TestCase("options", """[{"name":"Size","values":["S"]}]""", true)]
    [TestCase("options", """["Size"]""", false)]
    [TestCase("media", """[{"source":"https://a.example/1.jpg"}]""", true)]
    [TestCase("media", "5", false)]
    [TestCase("metafields[custom.material]", """{"type":"string","value":"wool"}""", true)]
    [TestCase("metafields[custom.material]", """{"value":"wool"}""", false)]
    [TestCase("metafields[custom.material]", null, true)]
    [TestCase("variants[Red]", null, true)]
    [TestCase("variants[Red]", """{"optionValues":["Red"],"price":10}""", true)]
    [TestCase("variants[Red]", """{"optionValues":["Red"],"price":-10}""", false)]
    [TestCase("variants[Red]", "[]", false)]
    [TestCase("title", "5", false)]
    [TestCase("title", "not json", false)]
    [TestCase("title", "\"\\ud83d\"", false, TestName = "Refuse_HalfAnEmoji")]
    public void Refuse_AField(string path, string? value, bool taken) =>
        Assert.That(ProductRules.Refuse(new FieldEdit(new FieldPath(path), value)) is null, Is.EqualTo(taken));

    [Test]
    public void Refuse_TooManyTags() => Assert.Multiple(() =>
    {
        Assert.That(ProductRules.Refuse(A.Edit(FieldPath.Tags, Enumerable.Range(0, 250).Select(n => $"tag {n}"))), Is.Null);
        Assert.That(ProductRules.Refuse(A.Edit(FieldPath.Tags, Enumerable.Range(0, 251).Select(n => $"tag {n}"))), Is.Not.Null);
        Assert.That(ProductRules.Refuse(A.Edit(FieldPath.Tags, new[] { new string('a', 256) })), Is.Not.Null);
    });

    [Test]
    public void Refuse_AFieldThatDoesNotExist_SaysSo() =>
        Assert.That(ProductRules.Refuse(A.Edit(new FieldPath("colour"), "red")), Is.EqualTo(ProductErrors.UnknownField(new FieldPath("colour"))));

    [Test]
    public void Refuse_WhateverIsSent_IsAnAnswerAndNoFault()
    {
        string?[] values =
        [
            null, "null", "true", "5", "-1e300", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "[null]", "[[]]", "[1]", "{}", "{\"value\":null}", "{\"values\":null}",
            "{\"optionValues\":null}", "{\"optionValues\":[null]}", "{\"price\":\"x\"}", "[{\"name\":null}]", "[{\"source\":null}]", "", "{", "nonsense",
        ];
        var paths = ProductFields.OfProduct.Append(FieldPath.Media).Append(FieldPath.Metafield("a", "b")).Append(FieldPath.Variant("Red"))
            .Concat(ProductFields.OfVariant.Select(f => FieldPath.Variant("Red", f)));
        var product = A.Product(A.Variant("Red"));

        foreach (var (path, value) in paths.SelectMany(p => values.Select(v => (p, v))))
            Assert.That(() => product.Edit([new FieldEdit(path, value)], A.Noon), Throws.Nothing, $"{path} = {value}");
    }

    [Test]
    public void Refuse_SaysWhatIsWrongAndWhatToDo()
    {
        var error = ProductRules.Refuse(A.Edit(A.Price, 19.905m));

        Assert.That(error, Is.EqualTo(new Error(ErrorKind.Invalid, "Product.BadValue",
            "'variants[Default Title].price' cannot take this value: Shopify keeps two decimals, and rounding is not ours to choose.", "Correct the value and save again.")));
    }
}

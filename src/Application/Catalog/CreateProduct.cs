using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Catalog;

/// <summary>Makes a product in the catalogue. No store has it until it is offered there.</summary>
/// <param name="Fields">Values of product fields, the title at least.</param>
/// <param name="Variants">None: one variant at the price of zero.</param>
public sealed record CreateProductCommand(CatalogueId? CatalogueId, IReadOnlyList<FieldEdit> Fields, IReadOnlyList<VariantSnapshot> Variants)
    : IRequest<Result<ProductId>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class CreateProductValidator : AbstractValidator<CreateProductCommand>
{
    public CreateProductValidator()
    {
        RuleFor(c => c.Fields).Must(fields => fields.Any(f => f.Path == FieldPath.Title)).WithMessage("A product needs a title.");
        RuleFor(c => c.Fields).Must(fields => fields.All(f => !f.Path.IsVariant)).WithMessage("Give variants as variants, not as fields.");
        RuleFor(c => c.Variants.Count).LessThanOrEqualTo(ProductRules.VariantCount).WithMessage($"A product has at most {ProductRules.VariantCount} variants.");
        RuleFor(c => c.Variants).Must(variants => variants.DistinctBy(v => v.Label).Count() == variants.Count).WithMessage("Two variants have the same option values.");
    }
}

internal sealed class CreateProductHandler(IAppDbContext db, ICurrentUser user, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<CreateProductCommand, Result<ProductId>>
{
    public async Task<Result<ProductId>> Handle(CreateProductCommand command, CancellationToken ct)
    {
        var catalogue = await CatalogueChoice.Choose(db, command.CatalogueId, store: null, ct);
        if (catalogue.IsFailure)
            return catalogue.Error;
        if (Refusal(command) is { } refusal)
            return refusal;

        var snapshot = Snapshot(command);
        var handle = snapshot.Content.Handle;
        if (await db.Products.AnyAsync(p => p.CatalogueId == catalogue.Value && p.Handle == handle, ct))
            return NewProductErrors.HandleTaken(handle);

        var now = clock.GetUtcNow();
        var product = Product.Create(catalogue.Value, snapshot, now);
        db.Products.Add(product);
        db.ProductVersions.Add(new ProductVersion(
            product.Id, product.Version, null, SnapshotJson.Write(product.ToSnapshot()), new ChangeCause("edit", null, user.Name), now));
        ProductTrail.Add(db, product, "product.created", $"{user.Name} made the product {product.Title}.", user, now);
        await db.SaveChangesAsync(ct);
        ProductTrail.Announce(feed);
        return product.Id;
    }

    private static Error? Refusal(CreateProductCommand command)
    {
        if (command.Fields.Select(ProductRules.Refuse).FirstOrDefault(e => e is not null) is { } field)
            return field;

        return (from variant in command.Variants
                from name in ProductFields.OfVariant
                select ProductRules.Refuse(new FieldEdit(FieldPath.Variant(variant.Label, name), ProductFields.Read(variant, name)))).FirstOrDefault(e => e is not null);
    }

    private static ProductSnapshot Snapshot(CreateProductCommand command)
    {
        var snapshot = ProductSnapshot.Empty.With(command.Fields);
        var content = snapshot.Content;
        return snapshot with
        {
            Content = content with
            {
                Handle = content.Handle.Length > 0 ? content.Handle : CanonicalForm.Handle(content.Title),
                Variants = command.Variants.Count == 0 ? [new VariantSnapshot()] : [.. command.Variants.Select(Canonical)],
            },
        };
    }

    private static VariantSnapshot Canonical(VariantSnapshot variant) => ProductFields.OfVariant.Aggregate(
        variant with { LocalId = null, RemoteId = null }, (v, field) => ProductFields.With(v, field, ProductFields.Read(v, field)));
}

internal static class NewProductErrors
{
    public static Error HandleTaken(string handle) => new(ErrorKind.Conflict, "Product.HandleTaken",
        $"Another product of the catalogue has the handle '{handle}'.", "Give this one a handle of its own.");
}

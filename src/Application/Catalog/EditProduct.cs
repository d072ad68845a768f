using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Comparing;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;

namespace ShopifySync.Application.Catalog;

/// <summary>Changes fields of a product by hand. What linked stores have otherwise is staged for review in the same save.</summary>
/// <param name="Version">The version that was looked at; an older one is refused.</param>
public sealed record EditProductCommand(ProductId Id, int Version, IReadOnlyList<FieldEdit> Edits, string? Comment)
    : IRequest<Result<ProductEdited>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <param name="Moved">The fields whose values are other than before; none when all were as wanted already.</param>
public sealed record ProductEdited(int Version, IReadOnlyList<FieldPath> Moved);

internal sealed class EditProductValidator : AbstractValidator<EditProductCommand>
{
    private const int MostEdits = 25_000;

    public EditProductValidator()
    {
        RuleFor(c => c.Edits).NotEmpty().WithMessage("Say which fields to change.");
        RuleFor(c => c.Edits.Count).LessThanOrEqualTo(MostEdits).WithMessage($"Change at most {MostEdits} fields at a time.");
        RuleFor(c => c.Edits).Must(edits => edits.DistinctBy(e => e.Path).Count() == edits.Count).WithMessage("A field is named twice.");
        RuleFor(c => c.Comment).MaximumLength(ProductTrail.CommentLength);
    }
}

internal sealed class EditProductHandler(
    IAppDbContext db, ICurrentUser user, LinkComparer comparer, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<EditProductCommand, Result<ProductEdited>>
{
    public async Task<Result<ProductEdited>> Handle(EditProductCommand command, CancellationToken ct)
    {
        var product = await db.Products.Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == command.Id, ct);
        if (product is null)
            return ProductErrors.NotFound;
        if (product.Version != command.Version)
            return ProductErrors.StalePage(product.Version);

        var now = clock.GetUtcNow();
        var before = product.ToSnapshot();
        var edited = product.Edit(command.Edits, now);
        if (edited.IsFailure)
            return edited.Error;

        var after = product.ToSnapshot();
        FieldPath[] moved = [.. edited.Value.Select(e => e.Path).Where(path => before.Read(path) != after.Read(path))];
        if (moved.Length == 0)
            return new ProductEdited(command.Version, []);

        await ProductHistory.Remember(db, product, before, moved, new ChangeCause("edit", null, user.Name), now, ct);
        ProductTrail.Add(db, product, "product.edited", $"{user.Name} changed {Words(moved)} of {product.Title}.", user, now, command.Comment);
        await comparer.CompareLocal(product, foundBy: null, ct);
        await db.SaveChangesAsync(ct);
        ProductTrail.Announce(feed);
        return new ProductEdited(product.Version, moved);
    }

    private static string Words(FieldPath[] moved) => moved.Length <= 3 ? string.Join(", ", moved.Select(path => path.VariantField ?? path.Value).Distinct()) : $"{moved.Length} fields";
}

using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Linking;
using ShopifySync.Domain.Monitoring;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <summary>A program proposes values for a product of the catalogue; they wait for a reviewer like any other difference.</summary>
/// <param name="ResourceId">The catalogue product's id, or a store's GID of it.</param>
public sealed record StageChangeCommand(ResourceKind Resource, string ResourceId, Direction Direction, IReadOnlyList<FieldEdit> Fields)
    : IRequest<Result<StagedChangeId>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class StageChangeValidator : AbstractValidator<StageChangeCommand>
{
    public StageChangeValidator()
    {
        RuleFor(c => c.Resource).Equal(ResourceKind.Product).WithMessage("Only products can be proposed to; name a variant in the field's path: variants[Red / S].price.");
        RuleFor(c => c.ResourceId).NotEmpty().WithMessage("Give the product's id.");
        RuleFor(c => c.Fields).NotEmpty().WithMessage("Give at least one field with its value.");
        RuleFor(c => c.Fields).Must(f => f.DistinctBy(e => e.Path).Count() == f.Count).WithMessage("Each field can be given once.");
    }
}

internal sealed class StageChangeHandler(IAppDbContext db, ICurrentUser user, TimeProvider clock, IProgressFeed feed)
    : IRequestHandler<StageChangeCommand, Result<StagedChangeId>>
{
    public async Task<Result<StagedChangeId>> Handle(StageChangeCommand command, CancellationToken cancellationToken)
    {
        if (command.Direction == Direction.Outbound)
            return StagedChangeErrors.OutboundIsAnEdit;

        var link = await FindLink(command.ResourceId, cancellationToken);
        var product = await FindProduct(command.ResourceId, link, cancellationToken);
        if (product is null)
            return ProductErrors.NotFound;
        if (command.Fields.Select(ProductRules.Refuse).FirstOrDefault(r => r is not null) is { } refusal)
            return refusal;
        if (link is null)
            return StagedChangeErrors.NotLinked;

        var local = product.ToSnapshot();
        var differences = Differences(local, LinkedState.ReadBaseline(link).Remote, LinkedState.ReadRemote(link), command.Fields);
        if (differences.Count == 0)
            return StagedChangeErrors.NothingToPropose;

        var now = clock.GetUtcNow();
        var change = await Propose(product, link, differences, now, cancellationToken);
        if (change.IsFailure)
            return change.Error;

        db.Events.Add(new SyncEvent("staged.proposed", $"{user.Name} proposed a change of \"{product.Title}\".", now, link.StoreId, by: user.Name));
        await db.SaveChangesAsync(cancellationToken);
        feed.Publish(new RowsChanged(RowsChanged.Staged));
        feed.Publish(new RowsChanged(RowsChanged.Activity));
        return change.Value.Id;
    }

    /// <summary>Of several stores the one that was linked first stands for them: an inbound value goes to the catalogue, whichever showed it.</summary>
    private Task<Link?> FindLink(string resource, CancellationToken ct)
    {
        var id = Guid.TryParse(resource, out var local) ? local : (Guid?)null;
        return db.Links.Include(l => l.Facets).Where(l => l.ResourceKind == ResourceKind.Product && (l.LocalId == id || l.RemoteId == resource))
            .OrderBy(l => l.Seq).FirstOrDefaultAsync(ct);
    }

    private Task<Product?> FindProduct(string resource, Link? link, CancellationToken ct)
    {
        var id = new ProductId(link?.LocalId ?? (Guid.TryParse(resource, out var local) ? local : Guid.Empty));
        return db.Products.Include(p => p.Variants).FirstOrDefaultAsync(p => p.Id == id, ct);
    }

    private static List<FieldDifference> Differences(ProductSnapshot local, ProductSnapshot baseline, ProductSnapshot remote, IReadOnlyList<FieldEdit> fields)
    {
        var wanted = local.With(fields);
        return [.. fields.Where(f => wanted.Read(f.Path) != local.Read(f.Path)).Select(f => new FieldDifference(
            f.Path, DifferenceKind.Inbound, baseline.Read(f.Path), local.Read(f.Path), remote.Read(f.Path), wanted.Read(f.Path)) { IsProposal = true })];
    }

    /// <summary>One change of a product is open at a time: what is proposed joins it, and voids a decision only on its own fields.</summary>
    private async Task<Result<StagedChange>> Propose(Product product, Link link, List<FieldDifference> differences, DateTimeOffset now, CancellationToken ct)
    {
        var resource = product.Id.ToString();
        var open = await db.StagedChanges.Open().Include(c => c.Fields)
            .Where(c => c.StoreId == link.StoreId && c.ResourceKind == ResourceKind.Product && c.ResourceId == resource && c.Direction == Direction.Inbound)
            .FirstOrDefaultAsync(ct);
        if (open is null)
        {
            var subject = new StagedSubject(link.StoreId, product.CatalogueId, resource, product.Id, link.RemoteId);
            var change = StagedChange.ProposeUpdate(subject, Direction.Inbound, differences, product.ToSnapshot(), foundBy: null, now);
            db.StagedChanges.Add(change);
            return change;
        }

        if (open.ReleasedTo is not null || open.Kind != ChangeKind.Update)
            return StagedChangeErrors.Busy;

        var proposed = differences.Select(d => d.Path).ToHashSet();
        var others = open.Fields.Where(f => !proposed.Contains(f.Path))
            .Select(f => new FieldDifference(f.Path, DifferenceKind.Inbound, f.Baseline, f.Local, f.Remote, f.Proposed) { IsProposal = f.IsProposal });
        open.Refresh([.. others, .. differences], product.ToSnapshot(), foundBy: null, now);
        return open;
    }
}

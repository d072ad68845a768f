using FluentValidation;
using MediatR;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Staging;

namespace ShopifySync.Application.Staging;

/// <summary>Some fields approved and others rejected, as one decision: what the ticks of the review page mean.</summary>
public sealed record DecideStagedChangeCommand(
    StagedChangeId Id, int Revision, IReadOnlyCollection<FieldPath> Approve, IReadOnlyCollection<FieldPath> Reject, string? Comment = null)
    : IRequest<Result<DecidedChange>>, IRequireRole
{
    public static Role Needed => Role.Reviewer;
}

internal sealed class DecideStagedChangeValidator : AbstractValidator<DecideStagedChangeCommand>
{
    public DecideStagedChangeValidator()
    {
        RuleFor(c => c).Must(c => !c.Approve.Intersect(c.Reject).Any()).WithMessage("A field cannot be approved and rejected at once.");
        RuleFor(c => c.Comment).MaximumLength(Decision.CommentLength);
    }
}

internal sealed class DecideStagedChangeHandler(SingleDecision decision) : IRequestHandler<DecideStagedChangeCommand, Result<DecidedChange>>
{
    public Task<Result<DecidedChange>> Handle(DecideStagedChangeCommand command, CancellationToken cancellationToken) =>
        decision.Decide(command.Id, command.Revision, new Verdict(command.Approve, command.Reject), command.Comment, cancellationToken);
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ShopifySync.Infrastructure.Persistence.Providers.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class ForecastsAndPushLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "went_back_from",
                table: "staged_changes",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "forecast",
                table: "batches",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "was_paused",
                table: "batches",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "learned_figures",
                columns: table => new
                {
                    store_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    value = table.Column<double>(type: "double precision", nullable: false),
                    runs = table.Column<int>(type: "integer", nullable: false),
                    learned_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learned_figures", x => new { x.store_id, x.name });
                    table.ForeignKey(
                        name: "fk_learned_figures_stores_store_id",
                        column: x => x.store_id,
                        principalTable: "stores",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "push_lines",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: false),
                    change_id = table.Column<Guid>(type: "uuid", nullable: false),
                    remote_id = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    document = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    variables = table.Column<string>(type: "text", nullable: false),
                    paths = table.Column<string>(type: "text", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    fresh = table.Column<string>(type: "text", nullable: true),
                    read_began = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_push_lines", x => x.seq);
                });

            migrationBuilder.CreateIndex(
                name: "ix_staged_changes_went_back_from",
                table: "staged_changes",
                column: "went_back_from");

            migrationBuilder.CreateIndex(
                name: "ix_push_lines_batch_id_run_id_document_seq",
                table: "push_lines",
                columns: new[] { "batch_id", "run_id", "document", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_push_lines_change_id",
                table: "push_lines",
                column: "change_id");

            migrationBuilder.CreateIndex(
                name: "ix_push_lines_run_id_number",
                table: "push_lines",
                columns: new[] { "run_id", "number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "learned_figures");

            migrationBuilder.DropTable(
                name: "push_lines");

            migrationBuilder.DropIndex(
                name: "ix_staged_changes_went_back_from",
                table: "staged_changes");

            migrationBuilder.DropColumn(
                name: "went_back_from",
                table: "staged_changes");

            migrationBuilder.DropColumn(
                name: "forecast",
                table: "batches");

            migrationBuilder.DropColumn(
                name: "was_paused",
                table: "batches");
        }
    }
}
